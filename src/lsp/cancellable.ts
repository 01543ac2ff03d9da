import { type CancellationToken, LSPErrorCodes, ResponseError } from './protocol.ts';

/** An answer that ends at once when the editor does not want it any more; what works on it is told, and stops after its slice. */
export function cancellable<Params, Result>(
	answer: (params: Params, isOver: () => boolean) => Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result> {
	return (params, token) => {
		const cancelled = new Promise<never>((_, reject) => {
			const end = (): void => reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'the editor does not want it any more'));
			// A token that was cancelled before anybody looked at it tells nobody.
			if (token.isCancellationRequested) end();
			else token.onCancellationRequested(end);
		});
		return Promise.race([answer(params, () => token.isCancellationRequested), cancelled]);
	};
}
