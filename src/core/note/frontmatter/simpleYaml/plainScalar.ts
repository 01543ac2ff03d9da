/**
 * The value of an unquoted scalar in YAML 1.2's core schema (spec 10.3.2), as the `yaml` package reads it,
 * or `undefined` for the few that are left to it (`.inf`, `.nan`).
 */
export function plainScalar(source: string): string | number | boolean | null | undefined {
	const first = source.charCodeAt(0);
	// Everything that is no string begins with a digit, a sign, a dot, a tilde or one of t, f, n.
	if (first >= 48 && first <= 57) return numberOr(source);
	switch (first) {
		case 43: // +
		case 45: // -
			return SPECIAL_FLOAT.test(source) ? undefined : numberOr(source);
		case 46: // .
			return SPECIAL_FLOAT.test(source) ? undefined : numberOr(source);
		case 126: // ~
			return source.length === 1 ? null : source;
		case 84: // T
		case 116: // t
			return source === 'true' || source === 'True' || source === 'TRUE' ? true : source;
		case 70: // F
		case 102: // f
			return source === 'false' || source === 'False' || source === 'FALSE' ? false : source;
		case 78: // N
		case 110: // n
			return source === 'null' || source === 'Null' || source === 'NULL' ? null : source;
		default:
			return source;
	}
}

const INTEGER = /^[-+]?[0-9]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const RADIX = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const SPECIAL_FLOAT = /^[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)$/;

function numberOr(source: string): string | number {
	if (INTEGER.test(source)) return Number.parseInt(source, 10);
	if (FLOAT.test(source)) return Number.parseFloat(source);
	if (RADIX.test(source)) return Number.parseInt(source.slice(2), source.charCodeAt(1) === 111 ? 8 : 16);
	return source;
}
