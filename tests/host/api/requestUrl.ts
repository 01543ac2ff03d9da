import type * as ob from 'obsidian';
import { pacedAnswer } from '../base/pace.ts';

/** What a test answers a request with. */
interface Answer {
	readonly status: number;
	readonly text?: string;
	readonly headers?: Record<string, string>;
}

export type OnRequest = (request: ob.RequestUrlParam) => Answer | Promise<Answer>;

const hook: { answer: OnRequest | null } = { answer: null };

export function setOnRequest(answer: OnRequest | null): void {
	hook.answer = answer;
}

async function respond(request: ob.RequestUrlParam): Promise<ob.RequestUrlResponse> {
	const pause = pacedAnswer();
	if (pause) await pause;
	if (!hook.answer) throw new Error(`a request to ${request.url} was made and no test answers it (window.host.onRequest)`);
	const { status, text = '', headers = {} } = await hook.answer(request);
	if (status >= 400 && request.throw !== false) throw Object.assign(new Error(`Request failed, status ${status}`), { status, headers });
	return {
		status,
		headers,
		text,
		get json(): unknown {
			return JSON.parse(text) as unknown;
		},
		get arrayBuffer() {
			return new TextEncoder().encode(text).buffer;
		},
	};
}

/** Never reaches the network: `window.host.onRequest` answers, and without it the request fails. */
export function requestUrl(request: ob.RequestUrlParam | string): ob.RequestUrlResponsePromise {
	const promise = respond(typeof request === 'string' ? { url: request } : request);
	// Each is asked for only when somebody reads it, so that no rejection is left unseen.
	return Object.defineProperties(promise, {
		text: { get: () => promise.then(({ text }) => text) },
		json: { get: () => promise.then(({ json }) => json as unknown) },
		arrayBuffer: { get: () => promise.then(({ arrayBuffer }) => arrayBuffer) },
	}) as ob.RequestUrlResponsePromise;
}

export const request = async (asked: ob.RequestUrlParam | string): Promise<string> => (await requestUrl(asked)).text;
