import type { TypeDefinition } from './typeDefinition.ts';

/**
 * Who extends whom among the definitions of a vault.
 *
 * A vault's own type takes the place of the built-in one of its name, also as a parent; when it extends that very
 * name, it extends the built-in one. A circle of parents is cut: nobody in it has a parent.
 */
export class Inheritance {
	readonly #own: ReadonlyMap<string, TypeDefinition>;
	readonly #builtIn: ReadonlyMap<string, TypeDefinition>;

	constructor(own: ReadonlyMap<string, TypeDefinition>, builtIn: ReadonlyMap<string, TypeDefinition>) {
		this.#own = own;
		this.#builtIn = builtIn;
	}

	/** Every definition that has a name to itself; built-in ones that are replaced are not among them. */
	definitions(): readonly TypeDefinition[] {
		return [...new Map([...this.#builtIn, ...this.#own]).values()];
	}

	/** The definition that `definition` takes over from, or `undefined`: it extends nothing, nothing known, or itself in the end. */
	parentOf(definition: TypeDefinition): TypeDefinition | undefined {
		return this.circleOf(definition) === undefined ? this.#namedParent(definition) : undefined;
	}

	/** The names from `definition` back to itself, or `undefined` where its parents lead to an end. */
	circleOf(definition: TypeDefinition): readonly string[] | undefined {
		const names = [definition.name];
		const seen = new Set<TypeDefinition>();
		for (let next = this.#namedParent(definition); next !== undefined && !seen.has(next); next = this.#namedParent(next)) {
			names.push(next.name);
			if (next === definition) return names;
			seen.add(next);
		}
		return undefined;
	}

	/** `definition` and everything it takes over from, nearest first. */
	line(definition: TypeDefinition): readonly TypeDefinition[] {
		const line = [definition];
		for (let next = this.parentOf(definition); next !== undefined; next = this.parentOf(next)) line.push(next);
		return line;
	}

	#namedParent(definition: TypeDefinition): TypeDefinition | undefined {
		const name = definition.extends;
		if (name === undefined) return undefined;
		if (name === definition.name && definition.origin.kind === 'note' && this.#builtIn.has(name)) return this.#builtIn.get(name);
		return this.#own.get(name) ?? this.#builtIn.get(name);
	}
}
