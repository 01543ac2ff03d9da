import type { Component } from 'obsidian';
import { EmptyState, type SentenceAction } from './emptyState.ts';

/** A part of the page that holds a list, or one sentence in its place. */
export class ListPlace<List extends Component> {
	readonly #owner: Component;
	readonly #element: HTMLElement;
	readonly #make: (element: HTMLElement) => List;
	readonly #sentence: EmptyState;
	#list: List | undefined;

	/** @param make makes the list inside `element` when it is first wanted, and after each sentence; it lives no longer than `owner`. */
	constructor(owner: Component, element: HTMLElement, make: (element: HTMLElement) => List) {
		this.#owner = owner;
		this.#element = element;
		this.#make = make;
		this.#sentence = new EmptyState(element);
	}

	/** Whether the list is there, not a sentence. */
	get isList(): boolean {
		return this.#list !== undefined;
	}

	/** The list, put in the place of a sentence. */
	get list(): List {
		if (this.#list) return this.#list;
		this.#element.empty();
		return (this.#list = this.#owner.addChild(this.#make(this.#element)));
	}

	/** Says `text`, and what could be done next, in the place of the list. */
	say(text: string, action?: SentenceAction): void {
		if (this.#list) this.#owner.removeChild(this.#list);
		this.#list = undefined;
		this.#sentence.say(text, action);
	}
}
