// A field that picks from a list (选择框): antd's own, but Tab leaves it and picks nothing.
import { Select, type SelectProps } from 'antd';
import { longFrom } from '../state/long.ts';

/** Unlike a list of the browser, antd's takes the option in its light on Tab: whoever only goes on would add one unseen. */
export function Picker<Value>(props: SelectProps<Value>) {
  return (
    <Select<Value>
      maxTagCount={longFrom}
      {...props}
      onInputKeyDown={(event) => {
        if (event.key === 'Tab') event.stopPropagation();
        props.onInputKeyDown?.(event);
      }}
    />
  );
}
