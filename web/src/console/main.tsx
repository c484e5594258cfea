import '@fontsource-variable/archivo/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '../styles/index.css';
import '../styles/console.css';
import { render } from 'preact';
import { restoreFocus } from '../components/restoreFocus';
import { loadConfig } from '../state/config';
import { accessOf } from './access';
import { Console } from './Console';
import { findLocalCloud } from './localCloud/localCloud';

restoreFocus();
const config = await loadConfig(new URL(location.href));
const [access, localCloud] = await Promise.all([accessOf(config), findLocalCloud()]);
render(<Console config={config} access={access} localCloud={localCloud} />, document.querySelector('#app')!);
