// Names split and joined (单位名称的切分), with made-up offices.
import { describe, expect, test } from 'vitest';
import { lookupIn, shipped } from '../directory.ts';
import { readNames, sidesOf } from './names.ts';
import { isGroupReference } from './office.ts';

const none = lookupIn({ format: 'plumbline/directory/1', bodies: [] });
const known = lookupIn(shipped);
const names = (text: string, find = none) => readNames(text.split('\n'), find).names;

describe('a line break', () => {
  test.each([
    ['办公室\n党建办', ['办公室', '党建办']],
    ['规划\n财务科', ['规划财务科']],
    ['市场监督\n管理局', ['市场监督管理局']],
    ['办公\n室', ['办公室']],
    ['人事科\n室', ['人事科室']],
    ['办公室、\n人事科', ['办公室', '人事科']],
    ['市委\n市人大\n市政府\n市政协', ['市委', '市人大', '市政府', '市政协']],
    ['办公室\n规划\n财务科', ['办公室', '规划财务科']],
    ['综合科\n法规\n科', ['综合科', '法规科']],
    ['水利局\n（河长办）', ['水利局（河长办）']],
    ['水利局（河\n长办）', ['水利局（河长办）']],
  ])('%j', (text, expected) => {
    expect(readNames(text.split('\n'), none)).toEqual({ names: expected, doubts: [], isOpen: false });
  });
});

describe('spaces and signs', () => {
  test.each([
    ['编  办', ['编办']],
    ['e 政通 办', ['e政通办']],
    ['办 公 室', ['办公室']],
    ['组织部 宣传部', ['组织部', '宣传部']],
    ['甲局，乙局；丙局/丁局', ['甲局', '乙局', '丙局', '丁局'].map((name) => name)],
    ['纪委(监委)', ['纪委(监委)']],
    ['文旅局（文物局、体育局）、教育局', ['文旅局（文物局、体育局）', '教育局']],
    ['办公室和人事科', ['办公室', '人事科']],
    ['发展和改革局', ['发展和改革局']],
    ['各科室及直属各单位', ['各科室及直属各单位']],
    ['办公室、各直属单位', ['办公室', '各直属单位']],
    ['办公室、办公室', ['办公室']],
  ])('%j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

test('等 at the end leaves the list open', () => {
  expect(readNames(['市发改局、工信局等单位'], none)).toEqual({
    names: ['市发改局', '工信局'],
    doubts: [],
    isOpen: true,
  });
  expect(readNames(['教育局等'], none)).toMatchObject({ names: ['教育局'], isOpen: true });
});

describe('what cannot be decided is told with its readings', () => {
  test('two pieces that the directory knows as one name', () => {
    expect(readNames(['市委', '组织部'], known)).toMatchObject({
      names: ['市委组织部'],
      doubts: [{ readings: [['市委组织部'], ['市委', '组织部']] }],
    });
  });
  test('a whole name and a word that is none', () => {
    expect(readNames(['人事科', '财务'], none)).toMatchObject({
      names: ['人事科', '财务'],
      doubts: [{ readings: [['人事科', '财务'], ['人事科财务']] }],
    });
  });
  test('two words that are no names', () => {
    expect(readNames(['人事', '财务'], none)).toMatchObject({
      names: ['人事财务'],
      doubts: [{ readings: [['人事财务'], ['人事', '财务']] }],
    });
  });
  test('two known bodies written together', () => {
    expect(readNames(['组织部宣传部'], known)).toMatchObject({
      names: ['组织部', '宣传部'],
      doubts: [{ readings: [['组织部', '宣传部'], ['组织部宣传部']] }],
    });
  });
});

test('the directory goes before the rules', () => {
  const own = lookupIn({ format: 'plumbline/directory/1', bodies: [{ id: 'x', title: '规划', names: ['综合'] }] });
  expect(names('规划\n财务科', own)).toEqual(['规划', '财务科']);
  expect(names('发展和改革委员会', known)).toEqual(['发展和改革委员会']);
});

test('a cell that says who leads and who cooperates', () => {
  expect(sidesOf(['牵头单位：甲局', '配合单位：乙局、丙局'])).toEqual({ leads: ['甲局'], cooperators: ['乙局、丙局'] });
  expect(sidesOf(['甲局'])).toEqual({ leads: ['甲局'], cooperators: [] });
});

test('groups are told from sections', () => {
  expect(
    ['各科室', '各直属单位', '局机关各科室', '直属单位', '各县（区）政府', '市直各单位', '所有科室', '相关科室'].filter(
      (name) => !isGroupReference(name),
    ),
  ).toEqual([]);
  expect(['办公室', '综合科', '直属机关党委'].filter(isGroupReference)).toEqual([]);
});

test('等 behind the last name is no part of it, and makes no doubt of the line before', () => {
  expect(readNames(['移交安置科', '办公室等'], none)).toEqual({
    names: ['移交安置科', '办公室'],
    doubts: [],
    isOpen: true,
  });
});
