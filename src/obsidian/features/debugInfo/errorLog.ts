import { Component } from 'obsidian';
import { type DescribedError, describeError, isOurs } from './describeError.ts';

/** An error and when it came. */
export interface LoggedError extends DescribedError {
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** So many of the last errors are kept. */
const MAX_KEPT = 20;

/** The last errors of the plugin that nobody caught, and those that were handed to it. They are kept in memory alone. */
export class ErrorLog extends Component {
	readonly #errors: LoggedError[] = [];

	override onload(): void {
		this.registerDomEvent(window, 'error', ({ error }) => this.#putOurs(error));
		this.registerDomEvent(window, 'unhandledrejection', ({ reason }) => this.#putOurs(reason));
	}

	/** The errors, the oldest first. */
	get errors(): readonly LoggedError[] {
		return this.#errors;
	}

	/** Keeps an error that was caught and told. */
	put(thrown: unknown): void {
		this.#errors.push({ ...describeError(thrown), at: Date.now() });
		if (this.#errors.length > MAX_KEPT) this.#errors.shift();
	}

	#putOurs(thrown: unknown): void {
		if (isOurs(thrown)) this.put(thrown);
	}
}
