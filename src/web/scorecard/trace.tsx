// The trace of a scorecard (计算过程): a tree of steps; each says what was done, from which facts and parameters, and where that is written.
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { labelOf, showSentence, wholeLabelOf } from '../../domain/display.ts';
import { isEquation } from '../../domain/explanation.ts';
import type { Step } from '../../domain/scorecard.ts';
import { placeWords } from '../../domain/source.ts';
import { usePunctuation } from '../punctuation.ts';
import { useGlossary } from '../glossary.ts';
import { useBoth, useWords } from '../language.ts';
import { NodeName } from '../node-name.tsx';
import { leadTo, useInSight } from '../state/in-sight.ts';
import { LongList } from '../state/long-list.tsx';
import { longFrom } from '../state/long.ts';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';
import { useBook } from './book.ts';
import { CellView } from './cell-view.tsx';
import { FactCard } from './fact-card.tsx';
import { ParameterCard } from './parameter-card.tsx';
import { useScore } from './score.ts';
import { Sentence } from './sentence.tsx';

const depthOpen = 3;

export function Trace() {
  const t = useWords({ zh, en });
  const book = useBook();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const first = [...book.above].flatMap(([node, path]) => (path.length < depthOpen ? [node] : []));
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(first));
  const opened = useRef('');
  useEffect(() => {
    const path = book.above.get(hash);
    // What was opened here is where the reader is already.
    if (path === undefined || hash === opened.current) return;
    setOpen((before) => new Set([...before, ...path, hash]));
    // The steps above have to be drawn before there is a place to go to.
    requestAnimationFrame(() => {
      const place = document.getElementById(hash);
      if (place !== null) leadTo(place);
    });
  }, [hash, book]);
  const toggle = (node: string) => {
    const next = new Set(open);
    const isClosed = next.delete(node);
    setOpen(isClosed ? next : next.add(node));
    // The address leads whoever gets it to the step that was opened last.
    if (isClosed && hash !== node) return;
    opened.current = isClosed ? '' : node;
    void navigate({ to: '.', search: true, hash: opened.current, replace: true, hashScrollIntoView: false });
  };
  const titles: Record<string, string> = useGlossary().operations;
  const operationOf = (step: Step): string => {
    return titles[book.nodes.get(step.node)?.operation?.type ?? step.operation] ?? step.operation;
  };
  const draw = (step: Step) => (
    <StepItem
      key={step.node}
      step={step}
      isOpen={open.has(step.node)}
      isAmongMany={book.steps.size > longFrom}
      operation={operationOf(step)}
      onToggle={() => toggle(step.node)}
    >
      {step.children.length > 0 && <ul className="steps">{step.children.map(draw)}</ul>}
    </StepItem>
  );
  return (
    <section className="card trace" aria-labelledby="trace-title">
      <div className="section-head">
        <h2 id="trace-title">{t.trace}</h2>
        <p className="unclear">{t.traceAbout}</p>
        <div className="actions">
          <Button size="small" onClick={() => setOpen(new Set(book.steps.keys()))}>
            {t.openAll}
          </Button>
          <Button size="small" onClick={() => setOpen(new Set(first.slice(0, 1)))}>
            {t.closeAll}
          </Button>
        </div>
      </div>
      <ul className="steps">{draw(book.reply.card.step)}</ul>
    </section>
  );
}

type ItemProps = {
  step: Step;
  isOpen: boolean;
  /** Of a long trace only what is in sight is drawn. */
  isAmongMany: boolean;
  operation: string;
  onToggle: () => void;
  children: ReactNode;
};

/** How high a step is that was never drawn, in px. */
const stepHeight = 32;

function StepItem(props: ItemProps) {
  const { step, isOpen, isAmongMany } = props;
  // One with steps inside is only a line and a frame for them: each of them has its own place.
  const { place, isDrawn, style } = useInSight<HTMLLIElement>(
    !isAmongMany || (isOpen && step.children.length > 0),
    stepHeight,
  );
  return (
    <li ref={place} id={step.node} className="step" style={style}>
      {isDrawn && <StepContent {...props} />}
    </li>
  );
}

function StepContent({ step, isOpen, operation, onToggle, children }: ItemProps) {
  const id = useId();
  const score = useScore();
  const node = useBook().nodes.get(step.node);
  return (
    <>
      <button type="button" className="step-head" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
        <span aria-hidden="true" className="step-mark">
          {isOpen ? '▾' : '▸'}
        </span>
        <span className="step-title">
          {node === undefined ? labelOf(step) : isOpen ? wholeLabelOf(node) : <NodeName node={node} />}
        </span>
        <span className="step-operation">{operation}</span>
        <span className="step-score">{score(step)}</span>
      </button>
      <div id={id} className="step-body" hidden={!isOpen}>
        {isOpen && (
          <>
            <Ground step={step} />
            {children}
          </>
        )}
      </div>
    </>
  );
}

/** What a step rests on: its sentences, facts, parameters and the cell. */
function Ground({ step }: { step: Step }) {
  const both = useBoth();
  const t = useWords({ zh, en });
  const p = usePunctuation();
  const book = useBook();
  const facts = step.inputs.flatMap(({ fact }) => book.facts.get(fact) ?? []);
  const parameters = step.parameters.flatMap(({ parameter }) => book.parameters.get(parameter) ?? []);
  return (
    <>
      {step.sentence.length > 0 && <Sentence pieces={step.sentence} lead={isEquation(step) ? '= ' : ''} />}
      {step.notes.map((note) => (
        <Sentence key={showSentence(note)} pieces={note} />
      ))}
      {facts.length > 0 && (
        <Folded title={p.counted(t.facts, facts.length)}>
          <LongList tag="ul" className="plain-list" items={facts} keyOf={({ id }) => id}>
            {(fact) => <FactCard fact={fact} />}
          </LongList>
        </Folded>
      )}
      {parameters.length > 0 && (
        <Folded title={p.counted(t.parameters, parameters.length)}>
          {parameters.map((parameter) => (
            <ParameterCard key={parameter.key} parameter={parameter} />
          ))}
        </Folded>
      )}
      {step.source !== null && (
        <Folded title={p.pair(t.source, both(placeWords(step.source)))}>
          <CellView source={step.source} />
        </Folded>
      )}
    </>
  );
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="folded">
      <button
        type="button"
        className="folded-head"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {title}
      </button>
      <div id={id} className="unfolding" hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  );
}
