import { MarkdownRenderChild, type Component, type Plugin } from 'obsidian';
import type { LiveVault } from '../index/liveVault.ts';
import { readingText } from '../index/readingText.ts';
import { blockOptions } from './blockOptions.ts';
import { followVault } from './followVault.ts';
import { latestSignal } from './latestSignal.ts';
import type { ListPlace } from './listPlace.ts';

/** What draws a block. */
export interface BlockDrawing {
	/** Shows what the lines of the block ask for; a sentence that comes back is what it has to say instead. */
	show(asked: ReadonlyMap<string, string>, signal: AbortSignal): Promise<string | undefined>;
	/** Where it says that, or what is wrong with its lines. */
	readonly place: Pick<ListPlace<never>, 'say'>;
}

/**
 * Adds a code block that shows something of the vault, drawn once that is read and anew whenever it has changed; each of its lines begins
 * with one of `keys`.
 *
 * @param begin gives what draws a block inside `element`, as long as `owner` is loaded, in the note at `path`.
 */
export function registerVaultBlock(
	plugin: Plugin,
	vault: LiveVault,
	name: string,
	keys: readonly string[],
	begin: (owner: Component, element: HTMLElement, path: string) => BlockDrawing,
): void {
	plugin.registerMarkdownCodeBlockProcessor(name, (text, element, block) => {
		const owner = new MarkdownRenderChild(element);
		owner.onload = () => {
			element.addClass(`${name}-block`);
			const drawing = begin(owner, element, block.sourcePath);
			const asked = blockOptions(text, keys);
			const begun = latestSignal(owner);
			const draw = async (values: ReadonlyMap<string, string>): Promise<void> => {
				const said = vault.state.kind === 'ready' ? await drawing.show(values, begun()) : readingText(vault.state);
				if (said !== undefined) drawing.place.say(said);
			};
			if ('fault' in asked) drawing.place.say(asked.fault);
			else followVault(owner, vault, () => void draw(asked.values));
		};
		block.addChild(owner);
	});
}
