export { DossierPlugin as default } from './obsidian/plugin.ts';
