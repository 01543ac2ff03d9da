import type { Component } from 'obsidian';

/** Gives a signal for work that begins. It calls off what was begun with the one before, and the last is called off with `owner`. */
export function latestSignal(owner: Component): () => AbortSignal {
	let work = new AbortController();
	owner.register(() => work.abort());
	return () => {
		work.abort();
		return (work = new AbortController()).signal;
	};
}
