import {
	EditorSuggest,
	prepareFuzzySearch,
	type App,
	type Editor,
	type EditorPosition,
	type EditorSuggestContext,
	type EditorSuggestTriggerInfo,
} from 'obsidian';
import { completionAt, type FrontmatterCompletion } from '../../core/note/frontmatter/completionAt.ts';
import type { LiveVault, SettingsStore } from '../index/liveVault.ts';
import { frontmatterWords, type FrontmatterWord } from '../../core/types/frontmatterWords.ts';

/** Enough to choose from, short enough to take in. */
const MOST_SHOWN = 20;

/** A block longer than this is none that a person types in; looking for its end at each key would cost more than it gives. */
const MOST_LINES = 1000;

/** Completes keys, values and names in front matter that is written as YAML, from the note's type. */
export class FrontmatterSuggest extends EditorSuggest<FrontmatterWord> {
	readonly #vault: LiveVault;
	readonly #settings: SettingsStore;
	#completion: FrontmatterCompletion | undefined;

	constructor(app: App, vault: LiveVault, settings: SettingsStore) {
		super(app);
		this.#vault = vault;
		this.#settings = settings;
		this.limit = MOST_SHOWN;
	}

	override onTrigger(cursor: EditorPosition, editor: Editor): EditorSuggestTriggerInfo | null {
		this.#completion = undefined;
		if (this.#vault.state.kind !== 'ready') return null;
		const head = headOf(editor, cursor.line);
		if (head === undefined) return null;
		const completion = completionAt(head, editor.posToOffset(cursor));
		if (!completion) return null;
		this.#completion = completion;
		return { start: editor.offsetToPos(completion.range.start), end: editor.offsetToPos(completion.range.end), query: completion.query };
	}

	override getSuggestions({ query }: EditorSuggestContext): FrontmatterWord[] {
		if (!this.#completion) return [];
		const words = frontmatterWords(this.#completion, this.#settings.current, this.#vault);
		// What is written out already needs no list, which would only take the Enter key.
		if (this.#completion.kind !== 'key' && words.some(({ word }) => word === query)) return [];
		if (query === '') return words.slice(0, MOST_SHOWN);
		const search = prepareFuzzySearch(query);
		return words
			.map((found) => ({ found, score: search(found.word)?.score }))
			.filter((rated): rated is { found: FrontmatterWord; score: number } => rated.score !== undefined)
			.sort((a, b) => b.score - a.score)
			.slice(0, MOST_SHOWN)
			.map(({ found }) => found);
	}

	override renderSuggestion({ word, about }: FrontmatterWord, element: HTMLElement): void {
		element.addClass('dossier-suggestion');
		element.createSpan({ text: word });
		if (about !== '') element.createSpan({ cls: 'dossier-row-detail', text: about });
	}

	override selectSuggestion({ yaml }: FrontmatterWord): void {
		if (!this.context) return;
		const { editor, start, end } = this.context;
		editor.replaceRange(yaml, start, end);
		editor.setCursor({ line: start.line, ch: start.ch + yaml.length - (yaml.startsWith('[') ? 1 : 0) });
		this.close();
	}
}

/** The text of `editor` up to the line that closes its front matter, or `undefined` where `line` stands in none. */
function headOf(editor: Editor, line: number): string | undefined {
	if (line === 0 || line > MOST_LINES || editor.getLine(0).trimEnd() !== '---') return undefined;
	const lines = Math.min(editor.lineCount(), MOST_LINES);
	for (let at = 1; at < lines; at += 1) {
		if (editor.getLine(at).trimEnd() !== '---') continue;
		return at <= line ? undefined : editor.getRange({ line: 0, ch: 0 }, { line: at, ch: editor.getLine(at).length });
	}
	return undefined;
}
