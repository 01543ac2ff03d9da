/** Longer values, or of more words, are sentences. */
const LONGEST = 80;
const MOST_WORDS = 9;

/** Words that stand where nothing is to be named. */
const NOBODY =
	/^(?:n\.?\s?[/.]?\s?a\.?|none|nil|null|nobody|no one|unknown|unclear|unspecified|undisclosed|various|several|multiple|many|all|others?|others? \S+|etc\.?|et al\.?|and others|tb[acd]|todo|misc\.?|miscellaneous|yes|no|true|false|ongoing|pending)$/i;

/** A count or a measure: `9+`, `~40 %`, `12 million`, `3-5`; a house number (`10 Downing Street`) is none. */
const COUNT =
	/^[~<>\u2248\u00b1\u2264\u2265]?\s*\d[\d.,\s\u2013-]*(?:\+|%|(?:thousand|million|billion|trillion|percent|states?|countries|members?|people|others?|more)\b)/i;

/** `27 EU heads of state`: a count with words before what is counted. */
const COUNTED = /^\d{1,4} (?:[^\s\d]+ ){0,2}(?:states|countries|nations|governments|heads of|members|people)(?![\p{L}\d])/iu;

/** Whether a value says that there is nothing to say: `N/A`, `none`, `TBD`. */
export function isPlaceholder(value: string): boolean {
	return NOBODY.test(value.trim()) || !/[\p{L}\p{N}]/u.test(value);
}

/**
 * Whether a value in a field of names could be the name of a note that somebody writes: words, and not a count, a placeholder,
 * a sentence, an address or what a template left. `9+ (expanding)` is none.
 */
export function couldBeName(value: string): boolean {
	const text = value.trim();
	if (text.length > LONGEST || /[\r\n]|:\/\/|\{\{|<%|^www\.|[\p{L}\p{N}]{4}[.!?;]\s|[!?;:]$/u.test(text)) return false;
	// What stands in brackets says something of the name.
	const name = text
		.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	if (name.split(' ').length > MOST_WORDS || NOBODY.test(name) || COUNT.test(name) || COUNTED.test(name)) return false;
	return /\p{L}[\p{L}\p{N}\p{M}&.'\u2019+#-]|\p{N}\p{L}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u.test(name);
}
