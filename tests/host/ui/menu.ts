import type * as ob from 'obsidian';
import { Component } from '../base/component.ts';
import type { Names } from '../base/names.ts';
import { setIcon } from './icons.ts';
import { Scope } from './scope.ts';
import { appOfPage } from '../appOfPage.ts';

export class MenuItem implements Names<ob.MenuItem> {
	dom = createDiv({ cls: 'menu-item tappable', attr: { role: 'menuitem' } });
	section = '';
	isDisabled = false;
	isLabel = false;
	callback: ((evt: MouseEvent | KeyboardEvent) => unknown) | null = null;
	#iconEl = this.dom.createDiv('menu-item-icon');
	#titleEl = this.dom.createDiv('menu-item-title');

	setTitle(title: string | DocumentFragment): this {
		this.#titleEl.setText(title);
		return this;
	}

	setIcon(icon: string | null): this {
		if (icon === null) this.#iconEl.empty();
		else setIcon(this.#iconEl, icon);
		return this;
	}

	setChecked(checked: boolean | null): this {
		this.dom.querySelector('.mod-checked')?.remove();
		if (checked) setIcon(this.dom.createDiv('menu-item-icon mod-checked'), 'check');
		return this;
	}

	setDisabled(disabled: boolean): this {
		this.isDisabled = disabled;
		this.dom.toggleClass('is-disabled', disabled);
		return this;
	}

	setWarning(isWarning: boolean): this {
		this.dom.toggleClass('is-warning', isWarning);
		return this;
	}

	setIsLabel(isLabel: boolean): this {
		this.isLabel = isLabel;
		this.dom.toggleClass('is-label', isLabel);
		return this;
	}

	onClick(callback: (evt: MouseEvent | KeyboardEvent) => unknown): this {
		this.callback = callback;
		return this;
	}

	setSection(section: string): this {
		this.section = section;
		return this;
	}
}

export class MenuSeparator {
	dom = createDiv('menu-separator');
	section = '';
}

const forEvents = new WeakMap<Event, Menu>();

export class Menu extends Component implements Names<ob.Menu> {
	items: (MenuItem | MenuSeparator)[] = [];
	dom = createDiv({ cls: 'menu', attr: { role: 'menu' } });
	#scope: Scope;
	#onHide: (() => unknown)[] = [];
	#marked = -1;
	#isShown = false;
	#focusBefore: Element | null = null;
	#outside = (evt: MouseEvent): void => {
		if (!this.dom.contains(evt.target as Node | null)) this.hide();
	};

	constructor() {
		super();
		this.#scope = new Scope();
		this.#scope.register(null, 'Escape', () => {
			this.hide();
			return false;
		});
		this.#scope.register(null, 'ArrowDown', () => {
			this.#move(1);
			return false;
		});
		this.#scope.register(null, 'ArrowUp', () => {
			this.#move(-1);
			return false;
		});
		this.#scope.register(null, 'Enter', (evt) => {
			const item = this.#choices()[this.#marked];
			if (item) this.#use(item, evt);
			return false;
		});
	}

	setNoIcon(): this {
		this.dom.addClass('mod-no-icon');
		return this;
	}

	setUseNativeMenu(_useNativeMenu: boolean): this {
		return this;
	}

	addItem(cb: (item: MenuItem) => unknown): this {
		const item = new MenuItem();
		this.items.push(item);
		cb(item);
		return this;
	}

	addSeparator(): this {
		this.items.push(new MenuSeparator());
		return this;
	}

	setParentElement(_el: HTMLElement): this {
		return this;
	}

	showAtMouseEvent(evt: MouseEvent): this {
		evt.preventDefault();
		return this.showAtPosition({ x: evt.clientX, y: evt.clientY }, evt.doc);
	}

	showAtPosition(position: ob.MenuPositionDef, doc: Document = activeDocument): this {
		if (this.#isShown || this.items.length === 0) return this;
		this.#isShown = true;
		this.load();
		this.#fill();
		doc.body.appendChild(this.dom);
		const { innerWidth, innerHeight } = this.dom.win;
		const box = this.dom.getBoundingClientRect();
		const x = position.left ? position.x - box.width : position.x;
		const y = position.y + box.height > innerHeight ? Math.max(0, position.y - box.height) : position.y;
		this.dom.setCssStyles({ left: `${Math.max(0, Math.min(x, innerWidth - box.width - 4))}px`, top: `${y}px` });
		this.#focusBefore = doc.activeElement;
		appOfPage().keymap.pushScope(this.#scope);
		doc.addEventListener('mousedown', this.#outside, true);
		return this;
	}

	hide(): this {
		if (!this.#isShown) return this;
		this.#isShown = false;
		appOfPage().keymap.popScope(this.#scope);
		const { doc } = this.dom;
		doc.removeEventListener('mousedown', this.#outside, true);
		this.dom.remove();
		if (doc.activeElement === doc.body) (this.#focusBefore as HTMLElement | null)?.focus();
		for (const callback of this.#onHide) callback();
		this.unload();
		return this;
	}

	close(): void {
		this.hide();
	}

	onHistoryBack(): void {
		this.hide();
	}

	onHide(callback: () => unknown): void {
		this.#onHide.push(callback);
	}

	/** The one menu of an event: whoever else asks for it adds to the same. */
	static forEvent(evt: PointerEvent | MouseEvent): Menu {
		const known = forEvents.get(evt);
		if (known) return known;
		const menu = new Menu();
		forEvents.set(evt, menu);
		window.setTimeout(() => {
			menu.showAtMouseEvent(evt);
		}, 0);
		return menu;
	}

	/** Items stand by section, in the order the sections were first named. */
	#fill(): void {
		const sections = new Map<string, (MenuItem | MenuSeparator)[]>();
		for (const item of this.items) sections.set(item.section, [...(sections.get(item.section) ?? []), item]);
		let first = true;
		for (const items of sections.values()) {
			if (!first) this.dom.createDiv('menu-separator');
			first = false;
			for (const item of items) {
				this.dom.appendChild(item.dom);
				if (item instanceof MenuItem)
					item.dom.addEventListener('click', (evt) => {
						this.#use(item, evt);
					});
			}
		}
	}

	#choices(): MenuItem[] {
		return this.items.filter((item): item is MenuItem => item instanceof MenuItem && !item.isDisabled && !item.isLabel);
	}

	#move(by: number): void {
		const choices = this.#choices();
		if (choices.length === 0) return;
		choices[this.#marked]?.dom.removeClass('selected');
		this.#marked = (Math.max(this.#marked, by < 0 ? 0 : -1) + by + choices.length) % choices.length;
		choices[this.#marked]?.dom.addClass('selected');
	}

	#use(item: MenuItem, evt: MouseEvent | KeyboardEvent): void {
		if (item.isDisabled || item.isLabel) return;
		this.hide();
		item.callback?.(evt);
	}
}
