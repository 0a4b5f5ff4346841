package org.sendpath.lab.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 64, 1000, 4096, 4097})
  void at_everyPlace_isEveryNumberOnce(long bound) {
    Order order = new Order(bound, Draws.of(1, Draws.Purpose.ORDER, 0));

    assertThat(LongStream.range(0, bound).map(order::at).sorted().toArray())
        .isEqualTo(LongStream.range(0, bound).toArray());
  }

  @ParameterizedTest
  @ValueSource(longs = {1000, 1_000_000_000_000L})
  void at_neighbours_areFarApart(long bound) {
    Order order = new Order(bound, Draws.of(1, Draws.Purpose.ORDER, 0));

    long near =
        LongStream.range(0, 900)
            .filter(place -> Math.abs(order.at(place) - order.at(place + 1)) < bound / 100)
            .count();

    assertThat(near).isLessThan(60);
  }
}
