package io.authflow.delayedmessages.engine;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.utils.Bytes;

/**
 * Counts the entries that are visited one by one. Refuses views of the map, because visits in a view cannot be counted.
 */
final class CountingMap extends ConcurrentSkipListMap<Bytes, byte[]> {
    private static final long serialVersionUID = 1L;

    private long visited;

    long visited() {
        return visited;
    }

    @Override
    public Map.Entry<Bytes, byte[]> firstEntry() {
        visited++;
        return super.firstEntry();
    }

    @Override
    public Map.Entry<Bytes, byte[]> ceilingEntry(Bytes key) {
        visited++;
        return super.ceilingEntry(key);
    }

    @Override
    public Map.Entry<Bytes, byte[]> higherEntry(Bytes key) {
        visited++;
        return super.higherEntry(key);
    }

    @Override
    public NavigableSet<Bytes> keySet() {
        throw new UnsupportedOperationException();
    }

    @Override
    public NavigableSet<Bytes> navigableKeySet() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<Map.Entry<Bytes, byte[]>> entrySet() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConcurrentNavigableMap<Bytes, byte[]> subMap(Bytes from, boolean withFrom, Bytes to, boolean withTo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConcurrentNavigableMap<Bytes, byte[]> tailMap(Bytes from, boolean withFrom) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConcurrentNavigableMap<Bytes, byte[]> headMap(Bytes to, boolean withTo) {
        throw new UnsupportedOperationException();
    }
}
