import type * as ob from 'obsidian';
import { calledByPlugin } from './ledger.ts';
import { pacedEvent } from './pace.ts';

type Listener = (...data: never[]) => unknown;

/** One registration; opaque to plugins, as in the app. */
export interface EventRef extends ob.EventRef {
	readonly source: Events;
	readonly name: string;
	readonly listener: Listener;
	readonly context: unknown;
}

/** Registrations that a plugin made itself and has not given back; `leftovers` counts them. */
export const pluginEventRefs = new Set<EventRef>();

export class Events implements ob.Events {
	#refs = new Map<string, EventRef[]>();

	on(name: string, callback: Listener, ctx?: unknown): EventRef {
		const ref: EventRef = { source: this, name, listener: callback, context: ctx };
		this.#refs.set(name, [...(this.#refs.get(name) ?? []), ref]);
		if (calledByPlugin()) pluginEventRefs.add(ref);
		return ref;
	}

	off(name: string, callback: Listener): void {
		for (const ref of this.#refs.get(name) ?? []) if (ref.listener === callback) this.offref(ref);
	}

	offref(ref: ob.EventRef): void {
		const known = ref as EventRef;
		const refs = this.#refs.get(known.name);
		if (refs)
			this.#refs.set(
				known.name,
				refs.filter((one) => one !== known),
			);
		pluginEventRefs.delete(known);
	}

	trigger(name: string, ...data: unknown[]): void {
		for (const ref of this.#refs.get(name) ?? []) {
			const isPlugins = pluginEventRefs.has(ref);
			pacedEvent(name, isPlugins, () => {
				if (!isPlugins || pluginEventRefs.has(ref)) this.tryTrigger(ref, data);
			});
		}
	}

	/** A listener that throws does not stop the later ones; its error is still seen by the window. */
	tryTrigger(evt: ob.EventRef, args: unknown[]): void {
		const ref = evt as EventRef;
		try {
			ref.listener.apply(ref.context, args as never[]);
		} catch (error) {
			setTimeout(() => {
				throw error;
			}, 0);
		}
	}
}
