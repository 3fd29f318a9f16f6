package dev.landbridge.silicon;

/** A computed condition's result, which the rule data maps to verdicts, with its words. */
record ComputedResult(String result, String detail, String remedy) {}
