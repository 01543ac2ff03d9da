import type * as ob from 'obsidian';
import { lacks } from '../../base/lacks.ts';

export abstract class BaseComponent implements ob.BaseComponent {
	disabled = false;

	then(cb: (component: this) => unknown): this {
		cb(this);
		return this;
	}

	setDisabled(disabled: boolean): this {
		this.disabled = disabled;
		return this;
	}
}

export abstract class ValueComponent<T> extends BaseComponent {
	registerOptionListener(): never {
		return lacks('ValueComponent.registerOptionListener');
	}
	abstract getValue(): T;
	abstract setValue(value: T): this;
}
