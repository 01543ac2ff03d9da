import type { TypeDefinition } from './typeDefinition.ts';

/** How many types one may take over from. */
export const MOST_ABOVE = 30;

/** How a definition stands among others. */
type Descent =
	| { readonly kind: 'parent'; readonly parent: TypeDefinition }
	/** The names from the definition back to itself. */
	| { readonly kind: 'circle'; readonly names: readonly string[] }
	| { readonly kind: 'too-deep' }
	/** It extends nothing, or nothing known. */
	| { readonly kind: 'none' };

/**
 * Who extends whom among the definitions of a vault.
 *
 * A vault's own type takes the place of the built-in one of its name, also as a parent; when it extends that very
 * name, it extends the built-in one. A circle of parents is cut: nobody in it has a parent. Nor has a type with more than
 * `MOST_ABOVE` above it: each takes over what all of them have, which would grow with the square of their number.
 */
export class Inheritance {
	readonly #own: ReadonlyMap<string, TypeDefinition>;
	readonly #builtIn: ReadonlyMap<string, TypeDefinition>;
	readonly #descents = new Map<TypeDefinition, Descent>();

	constructor(own: ReadonlyMap<string, TypeDefinition>, builtIn: ReadonlyMap<string, TypeDefinition>) {
		this.#own = own;
		this.#builtIn = builtIn;
	}

	/** Every definition that has a name to itself; built-in ones that are replaced are not among them. */
	definitions(): readonly TypeDefinition[] {
		return [...new Map([...this.#builtIn, ...this.#own]).values()];
	}

	/** The definition that `definition` takes over from, or `undefined`: it extends nothing, nothing known, itself in the end, or too many. */
	parentOf(definition: TypeDefinition): TypeDefinition | undefined {
		const descent = this.descentOf(definition);
		return descent.kind === 'parent' ? descent.parent : undefined;
	}

	descentOf(definition: TypeDefinition): Descent {
		const known = this.#descents.get(definition) ?? this.#findDescent(definition);
		this.#descents.set(definition, known);
		return known;
	}

	#findDescent(definition: TypeDefinition): Descent {
		const parent = this.#namedParent(definition);
		if (parent === undefined) return { kind: 'none' };
		const names = [definition.name];
		const seen = new Set<TypeDefinition>();
		// What leads into a circle that it is no part of ends there, since nobody in it has a parent.
		for (let next: TypeDefinition | undefined = parent; next !== undefined && !seen.has(next); next = this.#namedParent(next)) {
			names.push(next.name);
			if (next === definition) return { kind: 'circle', names };
			if (names.length > MOST_ABOVE + 1) return { kind: 'too-deep' };
			seen.add(next);
		}
		return { kind: 'parent', parent };
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
