// Where the console begins in the browser (控制台入口).
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './console.css';
import { generateNoCode } from './no-code.ts';

generateNoCode();
const place = document.querySelector('#console');
if (place === null) throw new Error('index.html has no place for the console');
createRoot(place).render(<App />);
