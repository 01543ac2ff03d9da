/** A browser to start: its program, and what it needs in its environment beside what is there. */
export interface BrowserProgram {
	readonly executablePath: string;
	readonly env?: Readonly<Record<string, string>>;
}
