// Where the console begins in the browser (控制台入口).
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { keepFocus } from './frame/focus.ts';
import { declareLanguage } from './language.ts';
import { giveNonceToStyles } from './nonce.ts';
import './console.css';
import { generateNoCode } from './no-code.ts';

generateNoCode();
giveNonceToStyles();
declareLanguage();
keepFocus();
const place = document.querySelector('#console');
if (place === null) throw new Error('index.html has no place for the console');
createRoot(place).render(<App />);
