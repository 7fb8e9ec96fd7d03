// What is behind a number (数的来历): a step, a fact, a parameter, a cell of the source table, or several of them.
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { labelOf, showSentence } from '../../domain/display.ts';
import type { Origin, Step } from '../../domain/scorecard.ts';
import { tellFact } from '../../engine/explain/fact.ts';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { scorecard as en } from '../words/en/scorecard.ts';
import { scorecard as zh } from '../words/zh/scorecard.ts';
import { type Book, useBook } from './book.ts';
import { CellView } from './cell-view.tsx';
import { FactCard } from './fact-card.tsx';
import { ParameterCard } from './parameter-card.tsx';
import { useScore } from './score.ts';
import { Sentence } from './sentence.tsx';

export function Unfolded({ origin }: { origin: Origin }) {
  const book = useBook();
  const t = useWords({ zh, en });
  switch (origin.from) {
    case 'fact': {
      const fact = book.facts.get(origin.fact);
      return fact === undefined ? <p>{t.gone}</p> : <FactCard fact={fact} />;
    }
    case 'parameter': {
      const parameter = book.parameters.get(origin.parameter);
      return parameter === undefined ? <p>{t.gone}</p> : <ParameterCard parameter={parameter} />;
    }
    case 'scheme':
      return <SchemeCard node={origin.node} />;
    case 'step':
      return <StepCard node={origin.node} subject={origin.subject} />;
    case 'computed':
      return <Sources of={origin.of} />;
  }
}

function SchemeCard({ node }: { node: string }) {
  const book = useBook();
  const t = useWords({ zh, en });
  return (
    <>
      <p className="unfolding-title">{t.ofScheme(book.titles.get(node) ?? node)}</p>
      <CellView source={book.sources.get(node) ?? null} />
    </>
  );
}

function StepCard({ node, subject }: { node: string; subject: string }) {
  const book = useBook();
  const t = useWords({ zh, en });
  const score = useScore();
  const title = book.titles.get(node) ?? node;
  if (subject !== book.reply.card.subject)
    return (
      <p>
        {t.ofOther(book.titles.get(subject) ?? subject, title)}{' '}
        <Link to={addressOf('scorecard', { cycle: book.cycle, subject })} search={true} hash={node}>
          {t.toOther}
        </Link>
      </p>
    );
  const step = book.steps.get(node);
  if (step === undefined) return <p>{t.gone}</p>;
  return (
    <>
      <p className="unfolding-title">
        {t.ofStep(title, score(step))}{' '}
        <a href={`#${node}`} className="unfolding-link">
          {t.toStep}
        </a>
      </p>
      <StepSentences step={step} />
    </>
  );
}

/** What was done, and its notes. */
export function StepSentences({ step }: { step: Step }) {
  return (
    <>
      {step.sentence.length > 0 && <Sentence pieces={step.sentence} />}
      {step.notes.map((note) => (
        <Sentence key={showSentence(note)} pieces={note} />
      ))}
    </>
  );
}

const sourcesShown = 12;

/** One source stands for itself; of several, each can be opened. */
function Sources({ of }: { of: readonly Origin[] }) {
  const t = useWords({ zh, en });
  const [most, setMost] = useState(sourcesShown);
  const [only, ...others] = of;
  if (only === undefined) return <p>{t.gone}</p>;
  if (others.length === 0) return <Unfolded origin={only} />;
  return (
    <>
      <p className="unfolding-title">{t.computedFrom(of.length)}</p>
      <ul className="sources">
        {of.slice(0, most).map((origin) => (
          <SourceLine key={JSON.stringify(origin)} origin={origin} />
        ))}
      </ul>
      {of.length > most && (
        <button type="button" className="link" onClick={() => setMost(of.length)}>
          {t.more(of.length - most)}
        </button>
      )}
    </>
  );
}

function SourceLine({ origin }: { origin: Origin }) {
  const t = useWords({ zh, en });
  const book = useBook();
  const score = useScore();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <button type="button" className="link" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {wordsFor(origin, book, t, score)}
      </button>
      <div id={id} className="unfolding" hidden={!isOpen}>
        {isOpen && <Unfolded origin={origin} />}
      </div>
    </li>
  );
}

function wordsFor(origin: Origin, book: Book, t: typeof zh, score: (step: Step) => string): string {
  const title = (id: string) => book.titles.get(id) ?? id;
  switch (origin.from) {
    case 'fact': {
      const fact = book.facts.get(origin.fact);
      if (fact === undefined) return origin.fact;
      return (
        showSentence(tellFact(fact, { fact: fact.id, used: true, why: null }, book.titles)).split('；', 1)[0] ?? ''
      );
    }
    case 'parameter':
      return `${t.parameter}：${book.parameters.get(origin.parameter)?.title ?? origin.parameter}`;
    case 'scheme':
      return t.ofScheme(title(origin.node));
    case 'step': {
      const step = book.steps.get(origin.node);
      if (origin.subject !== book.reply.card.subject || step === undefined)
        return t.ofOther(title(origin.subject), title(origin.node));
      return t.ofStep(labelOf(step), score(step));
    }
    case 'computed':
      return t.computedFrom(origin.of.length);
  }
}
