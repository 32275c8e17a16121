package io.florin.simulation.command;

/** A kind of command. To simulate another one, add it to {@link Kinds}. */
@FunctionalInterface
public interface Kind {

  /** Somebody asks for one, by chance: mostly what can be done, sometimes what can't. */
  Ask drawn(People people);
}
