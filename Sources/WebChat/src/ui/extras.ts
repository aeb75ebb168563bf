// What most visits do not open, in one script of its own.
export { FindBar } from './chat/FindBar';
export { CommandPalette } from './palette/CommandPalette';
export { SessionMenu } from './sessions/SessionMenu';
export { HelpDialog } from './settings/HelpDialog';
export { SettingsDialog } from './settings/SettingsDialog';
export { TableDialog } from './table/TableDialog';
export { LoginPage } from './login/LoginPage';
export { SetupPage } from './login/SetupPage';
