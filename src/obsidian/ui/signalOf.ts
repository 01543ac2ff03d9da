import type { Component } from 'obsidian';

/** A signal that is aborted with `owner`: what is not done by then is not done. */
export function signalOf(owner: Component): AbortSignal {
	const work = new AbortController();
	owner.register(() => work.abort());
	return work.signal;
}
