// hnswlib (libhnswlib-dev) over the vectors of a file, one thread.
//
//   g++ -O3 -march=native -std=c++14 -o peer peer.cpp
//   ./peer <file> <queries> <M> <efConstruction> <top>
//
// The file is that of the verb vector-speed: the number of vectors and of dimensions as int32, then float32; the last
// vectors are the queries. The first line of the output is the time of the build, on the clock and of the processor.
// Each line of the input is an ef; the answer is the two times of all queries, then the ids that were found.
#include <hnswlib/hnswlib.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

struct Timer {
    std::chrono::steady_clock::time_point clock = std::chrono::steady_clock::now();
    double processor = processor_now();

    static double processor_now() {
        timespec time;
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return time.tv_sec + time.tv_nsec * 1e-9;
    }

    void print() const {
        std::cout << std::chrono::duration<double>(std::chrono::steady_clock::now() - clock).count() << ' '
                  << processor_now() - processor;
    }
};

int main(int count, char** arguments) {
    if (count != 6) {
        std::cerr << "usage: peer <file> <queries> <M> <efConstruction> <top>\n";
        return 2;
    }

    std::ifstream file(arguments[1], std::ios::binary);
    int32_t header[2] = {0, 0};
    file.read(reinterpret_cast<char*>(header), sizeof header);
    const size_t queries = std::stoul(arguments[2]), dimensions = header[1], top = std::stoul(arguments[5]);
    std::vector<float> values(static_cast<size_t>(header[0]) * dimensions);
    file.read(reinterpret_cast<char*>(values.data()), values.size() * sizeof(float));
    if (!file || queries >= static_cast<size_t>(header[0])) {
        std::cerr << "the file is cut off, or holds no more than the queries\n";
        return 2;
    }

    const size_t rows = header[0] - queries;
    hnswlib::InnerProductSpace space(dimensions);
    hnswlib::HierarchicalNSW<float> graph(&space, rows, std::stoul(arguments[3]), std::stoul(arguments[4]));
    const Timer build;
    for (size_t i = 0; i < rows; i++) {
        graph.addPoint(values.data() + i * dimensions, i);
    }

    build.print();
    std::cout << std::endl;
    size_t ef;
    std::vector<std::vector<size_t>> found(queries);
    while (std::cin >> ef) {
        graph.setEf(ef);
        const Timer search;
        for (size_t i = 0; i < queries; i++) {
            auto nearest = graph.searchKnn(values.data() + (rows + i) * dimensions, top);
            found[i].clear();
            for (; !nearest.empty(); nearest.pop()) {
                found[i].push_back(nearest.top().second);
            }
        }

        search.print();
        for (const auto& ids : found) {
            for (const auto id : ids) {
                std::cout << ' ' << id;
            }
        }

        std::cout << std::endl;
    }

    return 0;
}
