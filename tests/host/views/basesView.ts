import type * as ob from 'obsidian';
import { Component } from '../base/component.ts';
import type { Names } from '../base/names.ts';
import { lacks } from '../base/lacks.ts';
import type { HostApp } from '../hostApp.ts';

/** A view of a base as a plugin extends it. What a base asks and answers is imitated by `HostPage.showBase` alone. */
export abstract class BasesView extends Component implements Names<ob.BasesView> {
	abstract type: string;
	app: HostApp;
	config: unknown;
	allProperties: string[] = [];
	data: unknown;

	protected constructor(controller: { readonly app: HostApp }) {
		super();
		this.app = controller.app;
	}

	abstract onDataUpdated(): void;

	createFileForView(): Promise<void> {
		return lacks('BasesView.createFileForView');
	}
}
