/**
 * What `read` comes to; errors it makes meanwhile have no stack trace.
 *
 * The YAML package makes an error of every fault and keeps them all: of 60 kB of commas 60,000, whose traces take five times as long as the reading.
 * The limit is the engine's (V8, JavaScriptCore), and is as it was before anybody else runs.
 */
export function withoutStackTraces<Result>(read: () => Result): Result {
	const engine: { readonly name: string; stackTraceLimit?: number } = Error;
	const limit = engine.stackTraceLimit;
	if (limit === undefined) return read();
	engine.stackTraceLimit = 0;
	try {
		return read();
	} finally {
		engine.stackTraceLimit = limit;
	}
}
