// The version of the arithmetic (计分规则版本): it changes only when the same facts could give other digits.
export const ENGINE = 'plumbline-engine/1';
