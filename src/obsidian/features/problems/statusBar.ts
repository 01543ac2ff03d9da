import { mergePlaces } from '../../../core/report/mergePlaces.ts';
import { counted } from '../../../core/text/counted.ts';
import { setIcon, setTooltip, type Plugin } from 'obsidian';
import type { ActiveNote } from '../../ui/activeNote.ts';
import type { LiveVault } from '../../index/liveVault.ts';

/** What the item shows, and what a click on it does. */
interface Shown {
	/** A Lucide icon name. */
	readonly icon: string;
	readonly text: string;
	readonly tooltip: string;
	readonly run: () => void;
}

/** Shows in the status bar how many problems the active note has, or how far the vault is read. A phone has no status bar. */
export function addStatus(plugin: Plugin, vault: LiveVault, active: ActiveNote, showProblems: () => void): void {
	const item = plugin.addStatusBarItem();
	item.addClass('mod-clickable', 'dossier-status');
	const icon = item.createSpan({ cls: 'status-bar-item-icon', attr: { 'aria-hidden': 'true' } });
	const text = item.createSpan();
	let drawn = '';
	const draw = (): void => {
		const shown = statusOf(vault, active, showProblems);
		item.toggle(shown !== undefined);
		text.setText(shown?.text ?? '');
		if (!shown) return;
		const look = `${shown.icon}\n${shown.tooltip}`;
		if (look === drawn) return;
		drawn = look;
		setIcon(icon, shown.icon);
		setTooltip(item, shown.tooltip, { placement: 'top' });
	};
	plugin.registerDomEvent(item, 'click', () => statusOf(vault, active, showProblems)?.run());
	plugin.register(active.onChange(draw));
	plugin.register(vault.onState(draw));
	plugin.register(vault.onRereading(draw));
	draw();
}

function statusOf(vault: LiveVault, active: ActiveNote, showProblems: () => void): Shown | undefined {
	const { state, rereading } = vault;
	if (state.kind === 'waiting')
		return { icon: 'loader', text: 'Waiting', tooltip: 'The vault is read once the app is ready', run: showProblems };
	if (state.kind === 'stopped')
		return {
			icon: 'circle-pause',
			text: `Read ${state.done} of ${state.total}`,
			tooltip: 'Read the rest of the vault',
			run: () => void vault.readAgain(),
		};
	const progress = state.kind === 'reading' ? state : rereading;
	if (progress)
		return {
			icon: 'loader',
			text: `Reading ${progress.done} of ${progress.total}`,
			tooltip: 'Stop reading the vault',
			run: () => vault.stop(),
		};
	if (!active.current) return undefined;
	const count = mergePlaces(vault.check(active.current).filter(({ severity }) => severity !== 'info')).length;
	return {
		icon: count === 0 ? 'check' : 'triangle-alert',
		text: counted(count, 'problem'),
		tooltip: 'Show problems',
		run: showProblems,
	};
}
