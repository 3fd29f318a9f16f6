package dev.landbridge.training.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownsamplingTest {
    private static final int SPIKE = 777;

    @Test
    void leavesAShortSeriesAlone() {
        List<MetricPoint> points = series(10);

        assertThat(Downsampling.minMax(points, 10)).isEqualTo(points);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 10, 99, 1000, 1999})
    void keepsEndsAndSpikesWithinTheLimit(int maxPoints) {
        List<MetricPoint> points = series(2000);

        List<MetricPoint> thinned = Downsampling.minMax(points, maxPoints);

        assertThat(thinned).hasSizeLessThanOrEqualTo(maxPoints).isSubsetOf(points);
        assertThat(thinned).isSortedAccordingTo(Comparator.comparingLong(MetricPoint::step));
        assertThat(thinned).doesNotHaveDuplicates();
        assertThat(thinned).contains(points.get(0), points.get(SPIKE), points.get(SPIKE + 1), points.get(1999));
    }

    @Test
    void keepsOnePointOfAFlatBucket() {
        List<MetricPoint> flat = LongStream.range(0, 100)
                .mapToObj(i -> new MetricPoint(i, 1, Instant.EPOCH))
                .toList();

        assertThat(Downsampling.minMax(flat, 10)).hasSize(6);
    }

    private static List<MetricPoint> series(int length) {
        return LongStream.range(0, length)
                .mapToObj(i -> new MetricPoint(i, i == SPIKE ? 1e6 : i == SPIKE + 1 ? -1e6 : i, Instant.EPOCH))
                .toList();
    }
}
