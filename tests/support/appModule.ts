import type { RequestUrlParam, RequestUrlResponse } from 'obsidian';

/**
 * What the live index imports from 'obsidian', for tests of it that need no page. Everything that is drawn is tested in
 * tests/obsidian on the whole stand-in; this holds only life-cycle, timing, requests and two names to compare with.
 */
export class Component {
	readonly #endings: (() => unknown)[] = [];

	load(): void {
		this.onload();
	}

	onload(): void {
		// A component that needs nothing at its start says nothing.
	}

	unload(): void {
		for (const end of this.#endings.splice(0)) end();
	}

	register(end: () => unknown): void {
		this.#endings.push(end);
	}

	registerEvent(ref: { readonly off: () => void }): void {
		this.register(ref.off);
	}
}

/** What was asked of debounced functions since they are held, which they do once. */
const debounced: { held: Map<unknown, () => void> | undefined } = { held: undefined };

/** Runs at once where the app would wait: most tests look at what is known, not at when it is told. */
export function debounce(run: (...args: unknown[]) => unknown): { (...args: unknown[]): void; cancel(): void } {
	const call = (...args: unknown[]): void => {
		debounced.held?.delete(call);
		if (debounced.held) debounced.held.set(call, () => void run(...args));
		else run(...args);
	};
	return Object.assign(call, { cancel: () => debounced.held?.delete(call) });
}

/** Holds what is debounced, until the function that comes back is called. */
export function holdDebounced(): () => void {
	debounced.held = new Map();
	return () => {
		const held = [...(debounced.held?.values() ?? [])];
		debounced.held = undefined;
		for (const run of held) run();
	};
}

export class TFile {
	path = '';
	stat = { mtime: 0, size: 0 };
}

export class MarkdownView {}

/** How the app answers a request for a page. */
export type AnswerRequest = (request: RequestUrlParam) => Promise<Pick<RequestUrlResponse, 'status' | 'headers' | 'text'>>;

const network: { answer: AnswerRequest } = { answer: () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')) };

/** Answers every request from now on. */
export function answerRequests(answer: AnswerRequest): void {
	network.answer = answer;
}

export { default as moment } from 'moment';

export const requestUrl = (request: RequestUrlParam): ReturnType<AnswerRequest> => network.answer(request);
