import '@fontsource-variable/archivo/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './styles/index.css';
import { render } from 'preact';
import { keepFocus } from './components/keepFocus';
import { App } from './App';
import { loadConfig } from './state/config';

keepFocus();
const config = await loadConfig(new URL(location.href));
render(<App config={config} />, document.querySelector('#app')!);
