import { ignoreRule, unignoreRule } from '../../../core/checking/ignores.ts';
import { EVERYWHERE } from '../../../core/settings/timedEntries.ts';
import type { Diagnostic } from '../../../core/rules/rule.ts';
import { ruleNamed } from '../../../core/rules/rules.ts';
import { inlineCode } from '../../../core/text/inlineCode.ts';
import type { SettingsStore } from '../../index/liveVault.ts';
import type { MenuAction } from '../../ui/actionMenu.ts';
import type { Notices } from '../../ui/notices.ts';

/** What can be done so that a finding is not told again. */
export type IgnoreActions = (diagnostic: Pick<Diagnostic, 'rule' | 'path'>) => readonly MenuAction[];

/** Ignores a rule in one note or in all; the note itself gets no mark. What is said of a fault of ours cannot be ignored. */
export function ignoreActions(settings: SettingsStore, notices: Notices): IgnoreActions {
	const ignore = async (rule: string, at: string, where: string): Promise<void> => {
		await settings.setIgnores(ignoreRule(settings.ignores, at, rule));
		const undo = async (): Promise<{ kind: 'unchanged' }> => {
			await settings.setIgnores(unignoreRule(settings.ignores, at, rule));
			return { kind: 'unchanged' };
		};
		notices.sayWrite({ kind: 'written', undo }, `Ignored ${inlineCode(rule)} ${where}; the settings have the list.`);
	};
	return ({ rule, path }) =>
		ruleNamed(rule) === undefined
			? []
			: [
					{ label: `Ignore ${rule} in this note`, icon: 'eye-off', run: () => void ignore(rule, path, 'in this note') },
					{ label: `Ignore ${rule} everywhere`, icon: 'eye-off', run: () => void ignore(rule, EVERYWHERE, 'everywhere') },
				];
}
