/** Items of a list in one line that begin with a character which YAML keeps for itself, and what stands before each: `[Ann, @ann]`. */
export const KEPT_ITEMS = /([[,]\s*)([@`][^,[\]{}"'#\\]*[^,[\]{}"'#\\\s]|[@`])(?=\s*[,\]])/g;

/** The first such item of a list that is written in one line, `undefined` where it has none. */
export function keptFlowItem(value: string): string | undefined {
	return value.startsWith('[') ? value.match(KEPT_ITEMS)?.[0].replace(/^[[,]\s*/, '') : undefined;
}
