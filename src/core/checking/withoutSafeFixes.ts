import type { Finding } from '../note/finding.ts';

/** `finding` of someone else's document: nothing is mended there unless somebody asks for this very fix. */
export function withoutSafeFixes(finding: Finding): Finding {
	if (!finding.fixes.some((fix) => fix.kind === 'edit' && fix.safe)) return finding;
	const { range, message, severity, demand, group } = finding;
	return {
		range,
		message,
		fixes: finding.fixes.map((fix) => (fix.kind === 'edit' ? { ...fix, safe: false } : fix)),
		...(severity === undefined ? {} : { severity }),
		...(demand === undefined ? {} : { demand }),
		...(group === undefined ? {} : { group }),
	};
}
