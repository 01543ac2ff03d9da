/** The controls of a setting, as the module `obsidian` names them. */
export * from './components/baseComponent.ts';
export * from './components/textComponents.ts';
export * from './components/toggleComponent.ts';
export * from './components/dropdownComponent.ts';
export * from './components/sliderComponent.ts';
export * from './components/colorComponent.ts';
export * from './components/buttonComponent.ts';
export * from './components/extraButtonComponent.ts';
export * from './components/progressBarComponent.ts';
export * from './components/displayValueComponent.ts';
