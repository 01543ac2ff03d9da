import { askForPage, byHost, hostIn, type AskStep, type PageAnswer, type Response } from '../../core/sources/health/askForPage.ts';
import type { Network } from './network.ts';
import { requestOnce } from './requestOnce.ts';

/** Hosts that are asked at the same time; of one host one page is. */
const HOSTS_AT_ONCE = 6;

/**
 * Asks for the pages at `urls`: of one host one at a time, of six hosts at once. Each is told to `onAnswer` as it comes;
 * once `signal` is aborted no further page is asked for, and the rest has no answer.
 */
export async function askPages(
	network: Network,
	urls: readonly string[],
	{ signal, onAnswer }: { readonly signal: AbortSignal; readonly onAnswer: (url: string, answer: PageAnswer) => void },
): Promise<void> {
	const turns = new Map<string, Promise<unknown>>();
	// Hosts that asked to be left alone, for the rest of the run.
	const resting = new Set<string>();
	const take = async (step: AskStep): Promise<Response | undefined> => {
		if (step.kind === 'ask') return inTurn(turns, hostIn(step.url), () => requestOnce(network, step.url, step.method, signal));
		await network.pause(step.milliseconds, signal);
		return undefined;
	};
	const groups = byHost(urls.map((url) => ({ url })));
	const worker = async (): Promise<void> => {
		for (let pages = groups.shift(); pages; pages = groups.shift()) {
			for (const { url } of pages) {
				if (signal.aborted) return;
				const questions = askForPage(url, resting);
				let step = questions.next();
				while (step.done !== true) step = questions.next(await take(step.value));
				if (!signal.aborted) onAnswer(url, step.value);
			}
		}
	};
	await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
}

/** A redirect may lead to a host that another page is being asked of: it waits for its turn. */
async function inTurn<T>(turns: Map<string, Promise<unknown>>, host: string, work: () => Promise<T>): Promise<T> {
	const before = turns.get(host) ?? Promise.resolve();
	const mine = before.then(work, work);
	turns.set(host, mine);
	return mine;
}
