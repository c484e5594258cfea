import '@fontsource-variable/archivo/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './styles/index.css';
import { render } from 'preact';
import { restoreFocus } from './components/restoreFocus';
import { App } from './App';
import { loadConfig } from './state/config';
import { signInOf } from './state/signIn';

restoreFocus();
const config = await loadConfig(new URL(location.href));
render(<App config={config} signIn={await signInOf(config)} />, document.querySelector('#app')!);
