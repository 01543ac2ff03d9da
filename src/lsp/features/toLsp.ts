import { type Diagnostic as LspDiagnostic, DiagnosticSeverity, DiagnosticTag } from '../protocol.ts';
import { homepage } from '../../../package.json';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { Client } from '../client.ts';
import type { Positions } from '../text/positions.ts';

const RULES_PAGE = `${homepage.split('#')[0] ?? homepage}/blob/main/docs/rules.md`;

/** Rules whose findings are about something that stands there twice. */
const UNNECESSARY: ReadonlySet<string> = new Set(['related-notes-duplicate', 'source-duplicate']);

const SEVERITIES = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Hint } as const;

/** A finding as the protocol has it. */
export function toLsp({ rule, severity, message, range }: Diagnostic, positions: Positions, { knowsTags }: Client): LspDiagnostic {
	return {
		range: positions.range(range),
		severity: SEVERITIES[severity],
		code: rule,
		codeDescription: { href: `${RULES_PAGE}#${rule}` },
		source: 'dossier',
		message,
		...(knowsTags && UNNECESSARY.has(rule) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
	};
}
