import { type DataCallback, type Disposable, ErrorCodes, type Message, StreamMessageReader } from './protocol.ts';
import { isObject } from '../core/text/isObject.ts';
import { paramsFault } from './paramsFault.ts';

/** What becomes of messages that are not as the protocol has them. */
export interface RefusedMessages {
	/** A request is answered. */
	readonly answer: (id: string | number, code: number, reason: string) => void;
	/** Anything else is left out. */
	readonly leftOut: (reason: string) => void;
}

/** Whatever came as a message. */
type Given = Message & Readonly<Partial<Record<'id' | 'method' | 'params' | 'result' | 'error', unknown>>>;

/** Reads messages and hands on those that are as the protocol has them: what handles them takes that for granted, the library as well. */
export class CheckedReader extends StreamMessageReader {
	readonly #refused: RefusedMessages;

	constructor(stream: NodeJS.ReadableStream, refused: RefusedMessages) {
		super(stream);
		this.#refused = refused;
	}

	override listen(callback: DataCallback): Disposable {
		return super.listen((message) => {
			if (this.#passes(message)) callback(withResult(message));
		});
	}

	#passes(message: Given): boolean {
		const { answer, leftOut } = this.#refused;
		if (!isObject(message)) {
			leftOut('a message is no object');
			return false;
		}
		const { id, method, params } = message;
		// An answer.
		if (method === undefined) return true;
		const isRequest = typeof id === 'string' || typeof id === 'number';
		const fault = typeof method === 'string' ? paramsFault(method, params) : 'the method of a message is no text';
		if (fault === undefined) return true;
		if (isRequest) answer(id, typeof method === 'string' ? ErrorCodes.InvalidParams : ErrorCodes.InvalidRequest, fault);
		else leftOut(fault);
		return false;
	}
}

/** An answer of nothing is nothing; the library takes it for a fault. */
function withResult(message: Given): Message {
	const { method, result, error } = message;
	return method === undefined && result === undefined && !error ? ({ ...message, result: null } as Message) : message;
}
