import type * as ob from 'obsidian';

export class Component implements ob.Component {
	/** What `onload` returned: a promise where a plugin's is asynchronous, for whoever has to wait for it. */
	loading: unknown;
	#loaded = false;
	#children: Component[] = [];
	#undo: (() => unknown)[] = [];

	load(): void {
		if (this.#loaded) return;
		this.#loaded = true;
		this.loading = this.onload();
		for (const child of [...this.#children]) child.load();
	}

	onload(): void {}

	/** Children first, then what was registered, last `onunload`: the app's order. */
	unload(): void {
		if (!this.#loaded) return;
		this.#loaded = false;
		while (this.#children.length > 0) this.#children.pop()?.unload();
		while (this.#undo.length > 0) this.#undo.pop()?.();
		this.onunload();
	}

	onunload(): void {}

	addChild<T extends ob.Component>(component: T): T {
		this.#children.push(component as unknown as Component);
		if (this.#loaded) component.load();
		return component;
	}

	removeChild<T extends ob.Component>(component: T): T {
		const index = this.#children.indexOf(component as unknown as Component);
		if (index >= 0) {
			this.#children.splice(index, 1);
			component.unload();
		}
		return component;
	}

	register(cb: () => unknown): void {
		this.#undo.push(cb);
	}

	registerEvent(eventRef: ob.EventRef): void {
		this.register(() => {
			(eventRef as { source: ob.Events }).source.offref(eventRef);
		});
	}

	registerDomEvent(
		el: EventTarget,
		type: string,
		callback: (this: HTMLElement, ev: never) => unknown,
		options?: boolean | AddEventListenerOptions,
	): void {
		el.addEventListener(type, callback as EventListener, options);
		this.register(() => {
			el.removeEventListener(type, callback as EventListener, options);
		});
	}

	registerInterval(id: number): number {
		this.register(() => {
			window.clearInterval(id);
		});
		return id;
	}
}
