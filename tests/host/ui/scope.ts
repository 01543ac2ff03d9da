import type * as ob from 'obsidian';

export interface KeyHandler extends ob.KeymapEventHandler {
	readonly func: ob.KeymapEventListener;
}

/** Keys and what they do; the first handler that answers wins, then the parent is asked. */
export class Scope implements ob.Scope {
	readonly handlers: KeyHandler[] = [];

	constructor(readonly parent?: ob.Scope) {}

	register(modifiers: ob.Modifier[] | null, key: string | null, func: ob.KeymapEventListener): ob.KeymapEventHandler {
		const handler: KeyHandler = { scope: this, modifiers: modifiers === null ? null : held(modifiers), key, func };
		this.handlers.push(handler);
		return handler;
	}

	unregister(handler: ob.KeymapEventHandler): void {
		const at = this.handlers.indexOf(handler as KeyHandler);
		if (at >= 0) this.handlers.splice(at, 1);
	}

	/** @returns `false` where a handler wants the key for itself. */
	handle(evt: KeyboardEvent): unknown {
		const modifiers = pressed(evt);
		for (const { modifiers: wanted, key, func } of [...this.handlers]) {
			if (wanted !== null && wanted !== modifiers) continue;
			if (key !== null && key.toLowerCase() !== evt.key.toLowerCase()) continue;
			const answer: unknown = func(evt, { modifiers, key: evt.key, vkey: evt.key });
			if (answer !== undefined) return answer;
		}
		return this.parent instanceof Scope ? this.parent.handle(evt) : undefined;
	}
}

const isMac = (): boolean => navigator.platform.startsWith('Mac');

function held(modifiers: readonly ob.Modifier[]): string {
	return [...new Set(modifiers.map((one) => (one === 'Mod' ? (isMac() ? 'Meta' : 'Ctrl') : one)))].sort().join(',');
}

function pressed(evt: KeyboardEvent): string {
	return [evt.altKey && 'Alt', evt.ctrlKey && 'Ctrl', evt.metaKey && 'Meta', evt.shiftKey && 'Shift'].filter(Boolean).join(',');
}

/** Scopes on top of one another: a modal's keys come before the app's. */
export class Keymap implements ob.Keymap {
	#stack: ob.Scope[] = [];

	constructor(
		private readonly root: Scope,
		private readonly ofActiveView: () => ob.Scope | null,
	) {
		this.watch(window);
	}

	/** Hears the keys of a window as well. */
	watch(page: Window): void {
		page.addEventListener(
			'keydown',
			(evt) => {
				this.#handle(evt);
			},
			true,
		);
	}

	pushScope(scope: ob.Scope): void {
		this.#stack.push(scope);
	}

	popScope(scope: ob.Scope): void {
		const at = this.#stack.lastIndexOf(scope);
		if (at >= 0) this.#stack.splice(at, 1);
	}

	static isModifier(evt: MouseEvent | TouchEvent | KeyboardEvent, modifier: ob.Modifier): boolean {
		switch (modifier) {
			case 'Mod':
				return isMac() ? evt.metaKey : evt.ctrlKey;
			case 'Ctrl':
				return evt.ctrlKey;
			case 'Meta':
				return evt.metaKey;
			case 'Shift':
				return evt.shiftKey;
			case 'Alt':
				return evt.altKey;
		}
	}

	/** Where a click or key asks to open: a tab (Mod or the middle button), a split (with Alt), a window (with Alt and Shift). */
	static isModEvent(evt?: ob.UserEvent | null): ob.PaneType | boolean {
		if (!evt) return false;
		if ('button' in evt && evt.button === 1) return 'tab';
		if (!Keymap.isModifier(evt, 'Mod')) return false;
		if (!evt.altKey) return 'tab';
		return evt.shiftKey ? 'window' : 'split';
	}

	#handle(evt: KeyboardEvent): void {
		const top = this.#stack.at(-1);
		const scope = top ?? this.ofActiveView();
		let answer = scope instanceof Scope ? scope.handle(evt) : undefined;
		if (answer === undefined && !top && scope !== this.root) answer = this.root.handle(evt);
		if (answer !== false) return;
		evt.preventDefault();
		evt.stopPropagation();
	}
}
