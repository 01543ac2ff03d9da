import { setIcon, setTooltip, type Plugin } from 'obsidian';
import type { ActiveNote } from './activeNote.ts';
import type { LiveVault } from './liveVault.ts';

/** Shows in the status bar how many problems the active note has, or how far the vault is read. A phone has no status bar. */
export function addStatus(plugin: Plugin, vault: LiveVault, active: ActiveNote, showProblems: () => void): void {
	const item = plugin.addStatusBarItem();
	item.addClass('mod-clickable', 'dossier-status');
	const icon = item.createSpan({ cls: 'status-bar-item-icon', attr: { 'aria-hidden': 'true' } });
	const text = item.createSpan();
	setTooltip(item, 'Show problems', { placement: 'top' });
	plugin.registerDomEvent(item, 'click', showProblems);
	const draw = (): void => {
		const { state } = vault;
		if (state.kind !== 'ready') {
			item.show();
			setIcon(icon, 'loader');
			text.setText(state.kind === 'reading' ? `Reading ${state.done} of ${state.total}` : 'Waiting');
			return;
		}
		item.toggle(active.current !== undefined);
		if (!active.current) return;
		const count = vault.check(active.current).filter(({ severity }) => severity !== 'info').length;
		setIcon(icon, count === 0 ? 'check' : 'triangle-alert');
		text.setText(count === 1 ? '1 problem' : `${count} problems`);
	};
	plugin.register(active.onChange(draw));
	plugin.register(vault.onState(draw));
	draw();
}
