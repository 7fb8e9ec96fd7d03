// Style sheets as modules (样式表): imported for their effect, bundled by Vite.
declare module '*.css';
