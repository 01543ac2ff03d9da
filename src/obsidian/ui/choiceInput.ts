import { DropdownComponent } from 'obsidian';

/** A list of a toolbar from which one thing is chosen. */
export interface ChoiceInput<Key extends string> {
	readonly selectEl: HTMLElement;
	/** Offers what `options` name and chooses `key` of it. */
	offer(options: Readonly<Record<string, string>>, key: Key): void;
}

/** Adds a list to `toolbar` that says `label` to a screen reader; `chosen` is told what the user has chosen. */
export function choiceInput<Key extends string>(toolbar: HTMLElement, label: string, chosen: (key: Key) => void): ChoiceInput<Key> {
	const dropdown = new DropdownComponent(toolbar).onChange((key) => chosen(key as Key));
	const { selectEl } = dropdown;
	selectEl.setAttribute('aria-label', label);
	let offered = '';
	return {
		selectEl,
		offer(options, key) {
			// A list that offers the same stays as it is: it may be open.
			if (offered !== (offered = JSON.stringify(options))) {
				selectEl.empty();
				dropdown.addOptions({ ...options });
			}
			dropdown.setValue(key);
		},
	};
}
