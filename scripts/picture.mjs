// Draws the pictures (制图), run by the pinned Node; says what is missing when there is no browser.
import { needs } from '../test/needs.ts';
import { draw } from '../test/pictures/draw.ts';
import { root } from './runtime.mjs';

const browser = needs('browser');
if (browser.path !== null) await draw(root, browser.path);
else {
  console.error(`${browser.reason}。制图需要它，装好后再运行。 Drawing needs it; install it and run again.`);
  process.exitCode = 1;
}
