import type { Finding } from '../note/finding.ts';

/** `finding` of someone else's document: nothing is mended there unless somebody asks for this very fix. */
export function withoutSafeFixes(finding: Finding): Finding {
	if (!finding.fixes.some((fix) => fix.kind === 'edit' && fix.safe)) return finding;
	return { ...finding, fixes: finding.fixes.map((fix) => (fix.kind === 'edit' ? { ...fix, safe: false } : fix)) };
}
