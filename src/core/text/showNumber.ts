/** A number as YAML 1.2 core writes it: infinity and what is no number have words of their own there. */
export function showNumber(value: number): string {
	if (Number.isNaN(value)) return '.nan';
	if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf';
	return String(value);
}
