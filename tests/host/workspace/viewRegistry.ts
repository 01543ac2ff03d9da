import type * as ob from 'obsidian';
import { UnknownView } from '../views/unknownView.ts';
import type { WorkspaceLeaf } from './workspaceLeaf.ts';

type Creator = (leaf: never) => unknown;

/** Which view is built for a type. A type that nobody registered gets the view that says so. */
export class ViewRegistry {
	readonly creators = new Map<string, Creator>();

	/** @throws where the type is taken: two plugins with one name is a fault the app also refuses. */
	register(type: string, creator: Creator): void {
		if (this.creators.has(type)) throw new Error(`Attempting to register an existing view type "${type}"`);
		this.creators.set(type, creator);
	}

	unregister(type: string): void {
		this.creators.delete(type);
	}

	create(type: string, leaf: WorkspaceLeaf): ob.View {
		const creator = this.creators.get(type);
		return (creator ? creator(leaf as never) : new UnknownView(leaf, type)) as ob.View;
	}
}
