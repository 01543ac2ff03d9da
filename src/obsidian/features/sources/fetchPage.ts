import { askForPage, hostIn, type PageAnswer, type Response } from '../../../core/sources/health/askForPage.ts';
import { fetchUrl } from './fetchUrl.ts';

/**
 * Asks whether a page is there, for one run: of one host one request at a time, and none of a host that wants to be left
 * alone. Where the platform shows redirects they are followed one by one, each checked like the first; where it follows
 * them itself, as Obsidian on the desktop does, the last answer counts and nothing says that the page has moved.
 */
export function pageFetcher(signal: AbortSignal): (url: string) => Promise<PageAnswer> {
	const turns = new Map<string, Promise<unknown>>();
	const resting = new Set<string>();
	const ask = (url: string, method: 'HEAD' | 'GET'): Promise<Response> => {
		const host = hostIn(url);
		const mine = (turns.get(host) ?? Promise.resolve()).then(() => responseTo(url, method));
		turns.set(host, mine);
		return mine;
	};
	return async (url) => {
		const questions = askForPage(url, resting);
		let step = questions.next();
		while (step.done !== true) {
			const todo = step.value;
			if (signal.aborted) return { kind: 'not-asked', reason: 'stopped' };
			step = questions.next(todo.kind === 'ask' ? await ask(todo.url, todo.method) : await pause(todo.milliseconds, signal));
		}
		return step.value;
	};
}

async function responseTo(url: string, method: 'HEAD' | 'GET'): Promise<Response> {
	const asked = await fetchUrl(url, method);
	if (asked.kind === 'failure') return { kind: 'failure', reason: asked.reason, isRefused: asked.isRefused };
	const { status, headers } = asked.response;
	return { kind: 'answer', status, location: headerIn(headers, 'location'), retryAfter: headerIn(headers, 'retry-after') };
}

function headerIn(headers: Readonly<Record<string, string>>, name: string): string | undefined {
	return Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
}

function pause(milliseconds: number, signal: AbortSignal): Promise<undefined> {
	return new Promise((resolve) => {
		const timer = window.setTimeout(() => resolve(undefined), milliseconds);
		signal.addEventListener('abort', () => {
			window.clearTimeout(timer);
			resolve(undefined);
		});
	});
}
